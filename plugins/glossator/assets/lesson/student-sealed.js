/* Notes that are sealed with the class code, as sealing.py seals them. */
function studentSeal(sealed) {
  const KEY = 'glossator class key 1';
  const encoder = new TextEncoder();
  const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  let key = null;

  /* Without a secure context there is no crypto.subtle. */
  const able = () => Boolean(globalThis.crypto?.subtle && globalThis.DecompressionStream);

  const normalised = (code) =>
    code.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

  const keyOf = async (code) => {
    const { subtle } = crypto;
    const given = await subtle.importKey('raw', encoder.encode(code), 'PBKDF2', false, ['deriveBits']);
    const rounds = {
      name: 'PBKDF2', hash: 'SHA-256', salt: bytes(sealed.salt), iterations: sealed.iterations,
    };
    const bits = await subtle.deriveBits(rounds, given, 256);
    const secret = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
    const purpose = {
      name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(KEY),
    };
    return subtle.deriveKey(purpose, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  };

  const unpacked = async (name, using) => {
    const box = bytes(sealed.boxes[name]);
    const how = { name: 'AES-GCM', iv: box.subarray(0, 12), additionalData: encoder.encode(name) };
    const plain = await crypto.subtle.decrypt(how, using, box.subarray(12));
    const length = new DataView(plain).getUint32(0);
    const content = new Blob([new Uint8Array(plain, 4, length)]).stream();
    return new Response(content.pipeThrough(new DecompressionStream('deflate'))).text();
  };

  /* Whether the code is the right one; from then on, boxes can be opened. */
  const enter = async (code) => {
    const made = await keyOf(normalised(code));
    try {
      await unpacked(Object.keys(sealed.boxes)[0], made);
    } catch {
      return false;
    }
    key = made;
    return true;
  };

  return {
    able,
    enter,
    isOpen: () => key !== null,
    open: (name) => unpacked(name, key),
    forget: () => { key = null; },
  };
}
