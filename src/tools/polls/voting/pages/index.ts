import { minePage } from './mine.tsx';
import { votePage } from './vote.tsx';
import { votedPage } from './voted.tsx';
import { votersPage } from './voters.tsx';

export const votingPages = [votePage, votedPage, minePage, votersPage];
