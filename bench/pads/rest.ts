export async function measureRest() {}
