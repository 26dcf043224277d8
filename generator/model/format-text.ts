import type { TextFormat } from '../runtime/text-format.ts';

/** A short text of each format. */
export const formatTexts: Readonly<Record<TextFormat, string>> = {
  'hex-color': '#336699',
  'hex-color-with-hash': '#336699',
  'hex-color-without-hash': '336699',
  json: '{}',
  'json-array': '[]',
  'json-object': '{}',
  url: 'https://example.com/lighthouse',
  'https-url': 'https://example.com/lighthouse',
  'language-code': 'en',
  'time-mm-ss': '00:05',
  'time-hh-mm-ss': '00:00:05',
  date: '2026-01-31',
  lowercase: 'lighthouse',
  alphanumeric: 'lighthouse1',
};
