import { embedPage } from './embed.tsx';
import { resultsFiles } from './files.ts';
import { importPage } from './import.tsx';
import { resultsPage } from './results.tsx';

export const resultPages = [resultsPage, ...resultsFiles, importPage, embedPage];
