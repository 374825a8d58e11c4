/** The size of a picture by its first bytes, so that nothing is decoded for it. */
type Size = { width: number; height: number };

function jpegSize(bytes: Uint8Array, view: DataView): Size | null {
	for (let at = 2; at + 9 < bytes.length; ) {
		if (bytes[at] !== 0xff) return null;
		const marker = bytes[at + 1]!;
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		at += 2 + view.getUint16(at + 2);
	}
	return null;
}

/** PNG, JPEG and GIF; null for others. */
export function pictureSize(bytes: Uint8Array): Size | null {
	if (bytes.length < 24) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const sign = view.getUint32(0);
	if (sign === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
	if (sign === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
	return sign >>> 8 === 0xffd8ff ? jpegSize(bytes, view) : null;
}
