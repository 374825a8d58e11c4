import { embedPage } from './embed.tsx';
import { readingPages } from './reading.tsx';
import { settingsPage } from './settings.tsx';

export const keepingPages = [settingsPage, embedPage, ...readingPages];
