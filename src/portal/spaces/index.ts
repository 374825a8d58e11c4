/** Pages and routes of spaces. */
import { spaceItemsPage } from './pages/items.tsx';
import { joinPage } from './pages/join.tsx';
import { spacePeoplePage } from './pages/people.tsx';
import { spaceSettingsPage } from './pages/settings.tsx';
import { spacesPage } from './pages/spaces.tsx';

export { spaceApi } from './api.ts';
export const spacePages = [spacesPage, spaceItemsPage, spacePeoplePage, spaceSettingsPage, joinPage];
