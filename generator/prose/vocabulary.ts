/** Sources of regular expressions for words that several phrase forms share. */

/** Words that join a parameter to the one it needs: "with", "together with". */
export const together = String.raw`(?:(?:(?:together|along|in combination|in conjunction|in tandem|combined|paired|simultaneously) )?with|alongside)`;

/** Words that introduce a condition. */
export const under = String.raw`(?:when(?:ever)?|if|while|${together}|for|in|on|at|under)`;

/** Past participles for a parameter that a request has. */
export const given = String.raw`(?:provided|given|set|specified|defined|selected|chosen|present|uploaded|used|supplied|added|filled(?: in)?|included|passed|sent|attached|enabled|explicitly set)`;

/** Imperatives for giving a parameter. */
export const give = String.raw`(?:use|provide|give|upload|set|include|select|specify|supply|pass|add|choose|attach|send)`;

/** States of a parameter or a value. */
export const usable = String.raw`(?:valid|allowed|available|accepted|supported|possible|usable|permitted|enabled|offered|selectable)`;

/** The end of a clause. */
export const clauseEnd = String.raw`(?=[.;()]|$| - |, (?:but|so|and|since|otherwise|because|as)\b)`;

/** The parameter that a description is about. */
export const itself = String.raw`(?:this|it|they|these)(?: (?:parameter|field|option|setting|value|mode|feature|input|image|video|file|argument|property|will))?`;

/** Restates that a parameter is optional. */
export const whenUsed = String.raw`(?:if|when) (?:you (?:use|provide|set|specify) (?:this|it)|using (?:this|it)|(?:(?:this|it)(?: \w+)? is )?(?:also )?(?:${given}|on|true|set to true|not empty|enabled))`;
