import { describe, expect, test } from 'vitest';
import {
  ConfigurationError,
  ScenarioClient,
  type ClientOptions,
} from '../../generator/runtime/client/index.ts';
import { ScenarioClient as NodeClient } from '../../generator/runtime/client/node.ts';

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
    ['a token that can not be a header', { bearerToken: 'ab cd\n' }],
    ['an empty token', { bearerToken: '' }],
    ['a timeout of 0', { ...keys, requestTimeout: 0 }],
    ['a pace that is not a number', { ...keys, requestsPerMinute: NaN }],
  ])('refuses %s', (_, options) => {
    expect(() => new ScenarioClient(options)).toThrow(ConfigurationError);
    expect(() => new NodeClient(options)).toThrow(ConfigurationError);
  });

  test.each([6000, 22, 10080])('of Node refuses port %d, which fetch blocks', (port) => {
    const create = (): unknown =>
      new NodeClient({ ...keys, baseUrl: `http://127.0.0.1:${port}/v1` });
    expect(create).toThrow(`port ${port}`);
  });

  test('shows no secret in its errors', () => {
    const create = (): unknown => new ScenarioClient({ ...keys, baseUrl: 'http://u:hunter2@x/v1' });
    expect(create).toThrow(ConfigurationError);
    expect(create).not.toThrow('hunter2');
  });
});
