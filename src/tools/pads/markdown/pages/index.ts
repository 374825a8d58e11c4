import { copyPage } from './copy.tsx';

export const markdownPages = [copyPage];
