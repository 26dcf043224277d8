/** Sources of regular expressions for words that several phrase forms share. */

/** Past participles for a parameter that a request has. */
const given = String.raw`(?:provided|given|set|specified|defined|selected|chosen|present|uploaded|used|supplied|added|filled(?: in)?|included|passed|sent|attached|enabled|explicitly set)`;

/** The parameter that a description is about. */
export const itself = String.raw`(?:this|it|they|these)(?: (?:parameter|field|option|setting|value|mode|feature|input|image|video|file|argument|property|will))?`;

/** Restates that a parameter is optional. */
export const whenUsed = String.raw`(?:if|when) (?:you (?:use|provide|set|specify) (?:this|it)|using (?:this|it)|(?:(?:this|it)(?: \w+)? is )?(?:also )?(?:${given}|on|true|set to true|not empty|enabled))`;
