import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicUrl, urlWithoutSecrets } from '../../generator/text/public-url.ts';
import { expectLinear, startCounting, stopCounting } from '../support/growth.ts';

beforeAll(startCounting);
afterAll(stopCounting);

test.each([
  ['https://a.example/x.md', 'https://a.example/x.md'],
  ['https://a.example/x?page=2&author=ann', 'https://a.example/x?page=2&author=ann'],
  ['https://user:pw@a.example/x', 'https://a.example/x'],
  ['https://user:p@w@a.example/x@y', 'https://a.example/x@y'],
  ['https://user:pw@[::1]:80/x', 'https://[::1]:80/x'],
  ['https:\\\\user:pw@a.example', 'https:\\\\a.example'],
  ['https://user:pw@', 'https://'],
  ['ftp://user:pw@a.example', 'ftp://a.example'],
  ['https://a.example/x?token=abc&page=2', 'https://a.example/x?token=***&page=2'],
  ['https://a.example/x?page=2&api_key=abc#top', 'https://a.example/x?page=2&api_key=***#top'],
  ['https://a.example/x?tok%65n=abc', 'https://a.example/x?tok%65n=***'],
  ['https://a.example/x?X-Amz-Signature=abc', 'https://a.example/x?X-Amz-Signature=***'],
  [
    'https://a.example/x?AWSAccessKeyId=abc&sig=a%2Fb',
    'https://a.example/x?AWSAccessKeyId=***&sig=***',
  ],
  ['https://a.example/x#access_token=abc', 'https://a.example/x#access_token=***'],
  ['https://a.example/x;jsessionid=abc', 'https://a.example/x;jsessionid=***'],
  [
    'https://a.example/?to=https%3A%2F%2Fuser%3Apw%40b.example',
    'https://a.example/?to=https%3A%2F%2Fb.example',
  ],
  ['Failed to parse URL from http://user:pw@a b', 'Failed to parse URL from http://a b'],
])('publicUrl of %s is %s', (url, expected) => {
  expect(publicUrl(url)).toBe(expected);
});

test.each([
  ['https://a.example/x?a=%20b', 'https://a.example/x?a=%20b'],
  ['https://user:pw@a.example/x?token=abc&page=2', 'https://a.example/x?page=2'],
  ['https://a.example/x?token=abc', 'https://a.example/x'],
  ['https://a.example/x#access_token=abc', 'https://a.example/x'],
  ['https://a.example/x;jsessionid=abc', 'https://a.example/x'],
])('urlWithoutSecrets of %s is %s', (url, expected) => {
  expect(urlWithoutSecrets(url)).toBe(expected);
});

test.each(['a:/', 'a-', 'https://', '?a', '%3a%2f', 'a%3A%2F%2Fb', '&token', ';=', '@'])(
  'publicUrl takes linear time for %j repeated',
  (piece) => {
    expectLinear((size) => piece.repeat(size), publicUrl);
  },
);
