import { chatNews, chatPage } from './chat.tsx';

export const chatPages = [chatPage, chatNews];
