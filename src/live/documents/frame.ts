/** A message as a server puts it on the wire: one whole binary frame, not masked (RFC 6455, section 5.2). */

const wholeBinary = 0x82;
const [lengthIn16Bits, lengthIn64Bits] = [126, 127];

/** Written once, it can be sent to any number of people. */
export function framed(message: Uint8Array): Buffer {
	const { length } = message;
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + length);
	frame[0] = wholeBinary;
	frame[1] = head === 2 ? length : head === 4 ? lengthIn16Bits : lengthIn64Bits;
	if (head === 4) frame.writeUInt16BE(length, 2);
	if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(message, head);
	return frame;
}
