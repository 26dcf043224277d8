/** Names that JavaScript, a generated module or a file system already uses for something else. */
export const reservedNames: ReadonlySet<string> = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends
  false finally for function if implements import in instanceof interface let new null package
  private protected public return static super switch this throw true try typeof var void while
  with yield async arguments eval undefined NaN Infinity globalThis
  then constructor prototype toString valueOf hasOwnProperty isPrototypeOf toLocaleString
  z file defineModel constraints textFormat mutuallyExclusive anyOf requires requiresAnyOf requiredWhen
  ignoredWhen ignoredUnless lessThan limitedWhen maxSum maxProduct sameCount models index registry catalog openapi
  getJob cancelJob getAsset createUpload getUpload completeUpload
  con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9
  lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9`.split(/\s+/),
);
