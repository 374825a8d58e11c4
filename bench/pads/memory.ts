export async function measureMemory() {}
