import { afterAll, beforeAll, expect, test } from 'vitest';
import { redactUrls, urlWithoutSecrets } from '../../generator/text/public-url.ts';
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
  [
    'https://a.example/?to=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc%26page%3D2',
    'https://a.example/?to=https%3A%2F%2Fb.example%2F%3Ftoken%3D***%26page%3D2',
  ],
  [
    'https://a.example/?to=%2Fx%253Fapi_key%253Dabc',
    'https://a.example/?to=%2Fx%253Fapi_key%3D***',
  ],
  ['https://user:p/w@a.example/x', 'https://a.example/x'],
  ['https://user:p?w#1@a.example/x', 'https://a.example/x'],
  ['http://localhost:5173/@scope/x@1', 'http://localhost:5173/@scope/x@1'],
  [
    'https://a.example/x?X-Amz-Credential=a%2Fb&X-Amz-Security-Token=c',
    'https://a.example/x?X-Amz-Credential=***&X-Amz-Security-Token=***',
  ],
  [
    'https://a.example/x?X-Goog-Signature=a&signature=b&x-api-key-v1=c',
    'https://a.example/x?X-Goog-Signature=***&signature=***&x-api-key-v1=***',
  ],
  [
    'https://a.example/x?key[0]=a&hdnts=exp~hmac&otp=1&SAMLResponse=b',
    'https://a.example/x?key[0]=***&hdnts=***&otp=***&SAMLResponse=***',
  ],
  ['https://a.example/x#sig=a', 'https://a.example/x#sig=***'],
  [
    'https://a.example/x?keyboard=a&monkey=b&design=c&assignment=d',
    'https://a.example/x?keyboard=a&monkey=***&design=c&assignment=d',
  ],
  ['Failed to parse URL from http://user:pw@a b', 'Failed to parse URL from http://a b'],
])('redactUrls of %s is %s', (url, expected) => {
  expect(redactUrls(url)).toBe(expected);
});

test.each([
  ['https://a.example/x?a=%20b', 'https://a.example/x?a=%20b'],
  ['https://user:pw@a.example/x?token=abc&page=2', 'https://a.example/x?page=2'],
  ['https://a.example/x?token=abc', 'https://a.example/x'],
  ['https://a.example/x#access_token=abc', 'https://a.example/x'],
  ['https://a.example/x;jsessionid=abc', 'https://a.example/x'],
  [
    'https://a.example/?to=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc%26page%3D2',
    'https://a.example/?to=https%3A%2F%2Fb.example%2F%3Fpage%3D2',
  ],
])('urlWithoutSecrets of %s is %s', (url, expected) => {
  expect(urlWithoutSecrets(url)).toBe(expected);
});

test.each([
  'a:/',
  'a-',
  'https://',
  '?a',
  '%3f',
  '%253d',
  'a://b:c',
  '%3fa',
  '%3a%2f',
  'a%3A%2F%2Fb',
  '&token',
  ';=',
  '@',
])('redactUrls takes linear time for %j repeated', (piece) => {
  expectLinear((size) => piece.repeat(size), redactUrls);
});
