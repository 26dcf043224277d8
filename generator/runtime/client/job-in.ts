import { fieldsOf, type Fields } from './answer.js';
import type { Job } from './api-types.js';

/** The job of an answer. The API's word is taken for what is in it: what it adds stops nothing. */
export function jobIn({ job }: Fields): Job | undefined {
  const fields = fieldsOf(job);
  if (typeof fields['jobId'] !== 'string') return undefined;
  return { ...(job as Job), metadata: fieldsOf(fields['metadata']) };
}
