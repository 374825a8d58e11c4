/** Milliseconds of processor this thread has used: what else the machine does meanwhile does not count. */
export function worked(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
