import type { Connection } from './connection.js';
import { ConfigurationError } from './errors.js';
import { platform } from './platform.js';

/** The ports that `fetch` blocks. Source: the fetch standard, "port blocking". */
const blockedPorts =
  /^([0179]|1[13579]|2[0-35]|37|4[23]|53|69|7[79]|87|95|10[1-49]|11[013579]|123|13[579]|143|161|179|389|427|465|51[2-5]|526|53[0-2]|54[08]|55[46]|563|587|601|636|989|99[035]|1719|172[03]|2049|3659|4045|4190|506[01]|6000|6566|66(6[5-9]|79|97)|10080)$/;

/**
 * Rejects a base URL whose port `fetch` blocks. Browser bundles omit the list of ports, which would
 * add 2% to the client: there, the first call fails.
 *
 * @throws ConfigurationError if `fetch` blocks the port.
 */
export function checkPort({ baseUrl }: Connection): void {
  // A path is resolved against the URL of the page, so it has no port.
  if (!baseUrl.startsWith('http')) return;
  const { port } = new platform.URL(baseUrl);
  if (!blockedPorts.test(port)) return;
  throw new ConfigurationError(`fetch blocks port ${port}: use another in ${baseUrl}`);
}
