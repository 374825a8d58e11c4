import { followedPage } from './followed.tsx';
import { exchangePage } from './overview.tsx';
import { ownPage } from './own.tsx';

export const exchangeDesk = [exchangePage, followedPage, ownPage];
