/** Pages and routes that care for items of every tool. */

import { itemRoutes } from './api.ts';
import { searchApi } from './api-search.ts';
import { extensionPage } from './pages/extension.tsx';
import { offerPage } from './pages/offer.tsx';
import { qrCode } from './pages/qr.ts';
import { searchPage } from './pages/search.tsx';
import { settingsPage } from './pages/settings.tsx';
import { trashPage } from './pages/trash.tsx';
import { unlockPage } from './pages/unlock.tsx';

export const itemApi = [...itemRoutes, ...searchApi];
export const itemPages = [settingsPage, unlockPage, qrCode, extensionPage, trashPage, offerPage, searchPage];
