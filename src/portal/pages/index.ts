import { description } from '../api/description.ts';
import { textPages } from '../texts/pages.tsx';
import { home } from './home.tsx';

export const frontPages = [home, ...textPages, description];
