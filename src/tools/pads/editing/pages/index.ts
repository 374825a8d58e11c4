import { authorsFile, authorsPage } from './authors.tsx';
import { padPicture, padPictures } from './pictures.tsx';

export const editingPages = [padPictures, padPicture, authorsPage, authorsFile];
