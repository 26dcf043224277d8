/** Matches user and password of a URL in a text, written as they are or percent-encoded. */
const userInfo = /([a-z][a-z\d+.-]{0,20}:[\\/]{1,8})[^\s/\\?#]*@/gi;
/** The same with a slash, a question mark or a hash in the password, which makes the URL invalid. */
const brokenUserInfo =
  /([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/\\?#@:]{1,100}:(?!\d{1,5}(?:[/?#]|$))[^\s@]{1,200}@/gi;
const encodedUserInfo = /([a-z]{2,8}%3a(?:%2f){1,2})[^\s/\\?#&%]*(?:%3a[^\s/\\?#&%]*)?%40/gi;

/** Matches a parameter of a query, a fragment or a path: `?token=abc`, `#key=abc`, `;jsessionid=abc`. */
const parameter = /([?&#;])([^\s?&#;=/"'<>]{1,80})=([^\s&#;"'<>()[\]{}`]+)/g;

/** Matches a parameter of a URL that is itself the value of a parameter: `?next=…%3Ftoken%3Dabc`. */
const encodedParameter =
  /(%(?:25){0,3}(?:3f|26|23|3b))([^\s?&#;=/"'<>%]{1,80})%(?:25){0,3}3d([^\s&#;"'<>()[\]{}`%]+)/gi;

const secretName =
  /token|secret|passw|pwd|credential|session|signature|jwt|bearer|hmac|assertion|saml|verifier|cookie|[cx]srf|^hdn|^auth(?!or)|(?:api|access|private|shared|account)[-_.]?key|(?:key|auth)(?:[-_.]?id)?(?:$|\[|%5b)|(?:^|[-_.])(?:sig|pass|sid|pat|otp|ticket)(?:$|[-_.])/i;

/** Returns a text for reports: its URLs have no user and password, and `***` for the values of secret parameters. */
export function publicUrl(text: string): string {
  return text
    .replace(userInfo, '$1')
    .replace(brokenUserInfo, '$1')
    .replace(encodedUserInfo, '$1')
    .replace(parameter, (whole, mark: string, name: string) =>
      isSecret(name) ? `${mark}${name}=***` : whole,
    )
    .replace(encodedParameter, (whole, mark: string, name: string) =>
      isSecret(name) ? `${mark}${name}%3D***` : whole,
    );
}

/** Returns a URL for files: without user, password and secret parameters. */
export function urlWithoutSecrets(url: string): string {
  if (publicUrl(url) === url || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  for (const [name, value] of [...parsed.searchParams]) {
    if (isSecret(name)) parsed.searchParams.delete(name);
    // A URL in a parameter has parameters too.
    else if (publicUrl(value) !== value) parsed.searchParams.set(name, urlWithoutSecrets(value));
  }
  if (publicUrl(parsed.hash) !== parsed.hash) parsed.hash = '';
  parsed.pathname = parsed.pathname.replace(parameter, (whole, _, name: string) =>
    isSecret(name) ? '' : whole,
  );
  return parsed.href;
}

function isSecret(name: string): boolean {
  return secretName.test(decoded(name));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Returns whether a text starts as a web URL does; the rest may be invalid. */
export function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Returns a web URL with a slash at its end, so that paths can follow; null if it is not one. */
export function webUrl(url: string): string | null {
  if (!isWebUrl(url) || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/?$/, '/')}`;
}
