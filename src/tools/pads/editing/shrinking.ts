/** A photo of a phone is made smaller before it leaves: it would be so on arrival anyway, and lines are slow. */
const heavy = 1_500_000;
const longestSide = 2000;

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
	new Promise((resolve) => canvas.toBlob(resolve, type, 0.88));

async function smaller(picture: Blob): Promise<Blob | null> {
	const drawn = await createImageBitmap(picture, { imageOrientation: 'from-image' });
	const scale = Math.min(1, longestSide / Math.max(drawn.width, drawn.height));
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [Math.round(drawn.width * scale), Math.round(drawn.height * scale)];
	canvas.getContext('2d')!.drawImage(drawn, 0, 0, canvas.width, canvas.height);
	drawn.close();
	return blobOf(canvas, picture.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp');
}

/** @returns the picture as it was where it is light, cannot be read here, or would not become lighter. */
export async function shrunk(picture: Blob): Promise<Blob> {
	if (picture.size < heavy || picture.type === 'image/gif') return picture;
	const made = await smaller(picture).catch(() => null);
	return made && made.size < picture.size ? made : picture;
}
