import { chatPages } from '../chat/pages/index.ts';
import { commentPages } from '../comments/pages/index.ts';
import { editingPages } from '../editing/pages/index.ts';
import { etherpadPages } from '../etherpad/pages/index.ts';
import { historyPages } from '../history/pages/index.ts';
import { keepingPages } from '../keeping/pages/index.ts';
import { markdownPages } from '../markdown/pages/index.ts';
import { padFiles } from './files.tsx';
import { linksPage } from './links.tsx';
import { newPadPage, padsPlace } from './new.tsx';
import { padPage } from './pad.tsx';

export const padPages = [
	...[padsPlace, newPadPage, padPage, linksPage, ...padFiles],
	...editingPages,
	...keepingPages,
	...commentPages,
	...chatPages,
	...historyPages,
	...markdownPages,
	...etherpadPages
];
