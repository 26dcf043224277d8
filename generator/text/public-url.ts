// cspell:ignore Dabc Ftoken
/** Matches the user and the password of a URL in a text, plain or percent-encoded. */
const userInfo = /([a-z][a-z\d+.-]{0,20}:[\\/]{1,8})[^\s/\\?#]*@/gi;
/** Matches the same with a slash, a question mark or a hash in the password, which makes the URL invalid. */
const brokenUserInfo =
  /([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/\\?#@:]{1,100}:(?!\d{1,5}(?:[/?#]|$))[^\s@]{1,200}@/gi;
const encodedUserInfo = /([a-z]{2,8}%3a(?:%2f){1,2})[^\s/\\?#&%]*(?:%3a[^\s/\\?#&%]*)?%40/gi;

/** Matches a key and a value in a query, a fragment or a path: `?token=abc`, `#key=abc`, `;jsessionid=abc`. */
const keyValue = /([?&#;])([^\s?&#;=/"'<>]{1,80})=([^\s&#;"'<>()[\]{}`]+)/g;

/** Matches a key and a value in a URL that is the value of another key: `?next=…%3Ftoken%3Dabc`. */
const encodedKeyValue =
  /(%(?:25){0,3}(?:3f|26|23|3b))([^\s?&#;=/"'<>%]{1,80})%(?:25){0,3}3d([^\s&#;"'<>()[\]{}`%]+)/gi;

const secretName =
  /token|secret|passw|pwd|credential|session|signature|jwt|bearer|hmac|assertion|saml|verifier|cookie|[cx]srf|^hdn|^auth(?!or)|(?:api|access|private|shared|account)[-_.]?key|(?:key|auth)(?:[-_.]?id)?(?:$|\[|%5b)|(?:^|[-_.])(?:sig|pass|sid|pat|otp|ticket)(?:$|[-_.])/i;

/** Redacts the credentials of URLs in a text: removes users and passwords, and replaces secret values with `***`. */
export function redactUrls(text: string): string {
  return text
    .replace(userInfo, '$1')
    .replace(brokenUserInfo, '$1')
    .replace(encodedUserInfo, '$1')
    .replace(keyValue, (found, mark: string, name: string) =>
      isSecret(name) ? `${mark}${name}=***` : found,
    )
    .replace(encodedKeyValue, (found, mark: string, name: string) =>
      isSecret(name) ? `${mark}${name}%3D***` : found,
    );
}

/** Returns a URL that is safe to store: without user, password and secret values. */
export function urlWithoutSecrets(url: string): string {
  if (redactUrls(url) === url || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  for (const [name, value] of [...parsed.searchParams]) {
    if (isSecret(name)) parsed.searchParams.delete(name);
    // A URL in a value has keys and values too.
    else if (redactUrls(value) !== value) parsed.searchParams.set(name, urlWithoutSecrets(value));
  }
  if (redactUrls(parsed.hash) !== parsed.hash) parsed.hash = '';
  parsed.pathname = parsed.pathname.replace(keyValue, (found, _, name: string) =>
    isSecret(name) ? '' : found,
  );
  return parsed.href;
}

function isSecret(name: string): boolean {
  return secretName.test(decode(name));
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Returns whether a text starts like a web URL; the rest may be invalid. */
export function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Returns a web URL with a slash at its end, so that paths can follow; undefined if it is not one. */
export function webUrl(url: string): string | undefined {
  if (!isWebUrl(url) || !URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/?$/, '/')}`;
}
