import { resultsFiles } from './files.ts';
import { resultsPage } from './results.tsx';

export const resultPages = [resultsPage, ...resultsFiles];
