/** The pages of the end of a poll. */
import { decidePage } from './decide.tsx';
import { decisionFile } from './decision-file.ts';

export const decidingPages = [decidePage, decisionFile];
