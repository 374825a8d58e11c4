/** What opens under the tools, one at a time. */
export type Drawer = 'link' | 'picture' | null;
export const drawerFor = 'pad-drawer';
