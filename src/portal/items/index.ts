/** Pages and routes that care for items of every tool. */
import { extensionPage } from './pages/extension.tsx';
import { offerPage } from './pages/offer.tsx';
import { qrCode } from './pages/qr.ts';
import { settingsPage } from './pages/settings.tsx';
import { trashPage } from './pages/trash.tsx';
import { unlockPage } from './pages/unlock.tsx';

export { itemApi } from './api.ts';
export const itemPages = [settingsPage, unlockPage, qrCode, extensionPage, trashPage, offerPage];
