import { describe, expect, test } from 'vitest';
import {
  ConfigurationError,
  ScenarioClient,
  type ClientOptions,
} from '../../generator/runtime/client/index.ts';
import { ScenarioClient as NodeClient } from '../../generator/runtime/client/node.ts';
import { createProxy } from '../../generator/runtime/proxy.ts';

/** Source: the fetch standard, "port blocking". */
const blockedPorts = [
  ...[0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95],
  ...[101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179],
  ...[389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601],
  ...[636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566],
  ...[6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080],
];

const keys = { apiKey: 'key', apiSecret: 'top-secret-value' };

describe('new ScenarioClient', () => {
  test.each<[string, ClientOptions]>([
    ['a URL without a scheme', { ...keys, baseUrl: 'api.example.com/v1' }],
    ['a host and a port without a scheme', { ...keys, baseUrl: 'localhost:8787/v1' }],
    ['a scheme with a typo', { ...keys, baseUrl: 'htps://127.0.0.1/v1' }],
    ['a port that does not exist', { ...keys, baseUrl: 'http://127.0.0.1:99999/v1' }],
    ['a user in the URL', { ...keys, baseUrl: 'http://user:word@127.0.0.1/v1' }],
    ['a query in the URL', { ...keys, baseUrl: 'http://127.0.0.1/v1?key=1' }],
    ['a path as proxyUrl outside of a browser', { proxyUrl: '/api/scenario' }],
    ['a key outside of Latin-1', { apiKey: 'key', apiSecret: 'secret→' }],
    ['a key with a line break', { apiKey: 'key\n', apiSecret: 'secret' }],
    ["a token that can't be a header", { bearerToken: 'ab cd\n' }],
    ['an empty token', { bearerToken: '' }],
    ['a timeout of 0', { ...keys, requestTimeout: 0 }],
    ['a pace that is not a number', { ...keys, requestsPerMinute: NaN }],
  ])('rejects %s', (_, options) => {
    expect(() => new ScenarioClient(options)).toThrow(ConfigurationError);
    expect(() => new NodeClient(options)).toThrow(ConfigurationError);
  });

  test.each(blockedPorts)('of Node and createProxy reject port %d, which fetch blocks', (port) => {
    const options = { ...keys, baseUrl: `http://127.0.0.1:${port}/v1` };
    expect(() => new NodeClient(options)).toThrow(`port ${port}`);
    expect(() => createProxy({ ...options, authorize: () => true })).toThrow(ConfigurationError);
  });

  test.each([6000, 22, 10080])('reports port %d at the first call', async (port) => {
    const scenario = new ScenarioClient({ ...keys, baseUrl: `http://127.0.0.1:${port}/v1` });
    const expected = { name: 'ConfigurationError', submission: 'none' };
    await expect(scenario.submitUntyped('model_x', {})).rejects.toMatchObject(expected);
    await expect(scenario.estimateUntyped('model_x', {})).rejects.toThrow(ConfigurationError);
  });

  test.each([80, 443, 8080, 8787, 3000, 5173, 1024, 6001, 10081])('accepts port %d', (port) => {
    expect(() => new NodeClient({ ...keys, baseUrl: `http://127.0.0.1:${port}/v1` })).not.toThrow();
  });

  test('shows no secret in its errors', () => {
    const create = (): unknown => new ScenarioClient({ ...keys, baseUrl: 'http://u:hunter2@x/v1' });
    expect(create).toThrow(ConfigurationError);
    expect(create).not.toThrow('hunter2');
  });
});
