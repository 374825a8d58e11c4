import { textPages } from '../texts/pages.tsx';
import { home } from './home.tsx';

export const frontPages = [home, ...textPages];
