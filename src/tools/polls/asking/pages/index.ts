import { optionsPage } from '../options/pages/options.tsx';
import { changePage } from './change.tsx';
import { duplicatePage } from './duplicate.tsx';
import { linksPage, madePage } from './made.tsx';
import { newPollPage, pollsPlace } from './new.tsx';
import { newChoicesPage } from './new-choices.tsx';
import { newDatesPage } from './new-dates.tsx';
import { pollPicture, sentPicture } from './pictures.ts';

/** Making and changing a poll. */
export const askingPages = [
	pollsPlace,
	newPollPage,
	newDatesPage,
	newChoicesPage,
	madePage,
	linksPage,
	changePage,
	optionsPage,
	duplicatePage,
	sentPicture,
	pollPicture
];
