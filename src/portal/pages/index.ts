import { description } from '../api/description.ts';
import { apiPage } from '../api/page.tsx';
import { textPages } from '../texts/pages.tsx';
import { home } from './home.tsx';
import { patterns } from './patterns.tsx';
import { sourceFile, sourcePage } from './source.tsx';
import { wellKnown } from './well-known.ts';

export const frontPages = [home, ...textPages, apiPage, description, patterns, sourcePage, sourceFile, ...wellKnown];
