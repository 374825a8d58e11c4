import { padPicture, padPictures } from './pictures.tsx';

export const editingPages = [padPictures, padPicture];
