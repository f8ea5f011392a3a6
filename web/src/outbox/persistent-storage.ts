/** Asks the browser not to clear its storage by itself. False: it may, or cannot say. */
export async function askPersistence(): Promise<boolean> {
  try {
    const { storage } = navigator;
    if (await storage.persisted()) return true;
    return await storage.persist();
  } catch {
    // An insecure page, or a browser that knows no such promise.
    return false;
  }
}
