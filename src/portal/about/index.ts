import { toolPage } from './tool-page.tsx';

export const aboutPages = [toolPage];
