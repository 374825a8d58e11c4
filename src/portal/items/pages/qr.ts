/** The QR code of an item's address. */
import { qrSvg } from '#base/qr.ts';
import { pathOf } from '#kernel/items/item.ts';
import { resource } from '#kernel/web/page.ts';

export const qrCode = resource('/items/:item/qr.svg', {
	answer: ({ pass, base }) =>
		new Response(qrSvg(base + pathOf(pass.about)), { headers: { 'content-type': 'image/svg+xml' } })
});
