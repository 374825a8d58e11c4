import { editingPages } from '../editing/pages/index.ts';
import { markdownPages } from '../markdown/pages/index.ts';
import { padFiles } from './files.tsx';
import { linksPage } from './links.tsx';
import { newPadPage, padsPlace } from './new.tsx';
import { padPage } from './pad.tsx';

export const padPages = [padsPlace, newPadPage, padPage, linksPage, ...padFiles, ...editingPages, ...markdownPages];
