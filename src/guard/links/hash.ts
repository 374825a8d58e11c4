/** Expressions of addresses as SHA-256, so that no list of ours says in plain words whom it names. */
import { hash } from 'node:crypto';

export const hashOf = (expression: string): Buffer => hash('sha256', expression, 'buffer');
