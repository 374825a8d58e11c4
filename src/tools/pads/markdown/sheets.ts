/**
 * CodeMirror puts its rules into a `<style>`, which our security policy refuses; only within a shadow root does it make a
 * sheet by script, which the policy lets pass. The set it makes there is given to the page as well.
 */
import { StyleModule } from 'style-mod';

type Keeper = Record<symbol, unknown>;

export function sheetsByScript(): void {
	const shade = document.createElement('div').attachShadow({ mode: 'open' });
	StyleModule.mount(shade, []);
	for (const key of Object.getOwnPropertySymbols(shade))
		(document as unknown as Keeper)[key] ??= (shade as unknown as Keeper)[key];
}
