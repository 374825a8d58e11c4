import { commentsNews, commentsPage } from './comments.tsx';

export const commentPages = [commentsPage, commentsNews];
