/** Draws diagrams away from the page: one that takes too long stops nobody's writing. */
import { type RenderOptions, renderMermaid } from 'beautiful-mermaid';

export type Order = { number: number; source: string; look: RenderOptions };
export type Delivered = { number: number; svg: string | null };

const plainFont = 'font-family: sans-serif;';

async function drawn({ source, look }: Order): Promise<string | null> {
	try {
		// It would fetch a font from another host, and names the font of the system as if it were one of many.
		return (await renderMermaid(source, look)).replace(/@import .*/g, '').replace(/font-family:[^;]*;/g, plainFont);
	} catch {
		return null;
	}
}

self.onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
	const delivered: Delivered = { number: data.number, svg: await drawn(data) };
	self.postMessage(delivered);
};
