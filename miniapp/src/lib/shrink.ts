/** Makes a photo small enough for a weak signal before it is kept and sent: 1600 pixels on the long side, JPEG. */

const LONG_SIDE = 1600
const QUALITY = 75

export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** A picture as it was chosen; answers a smaller one. What cannot be made smaller is sent as it is. */
export async function shrink(picture: string): Promise<string> {
  let small = picture
  // #ifdef MP-WEIXIN
  const size = await new Promise<{ width: number; height: number }>((resolve) =>
    uni.getImageInfo({ src: picture, success: resolve, fail: () => resolve({ width: 0, height: 0 }) }),
  )
  const to = fitted(size.width, size.height)
  small = await new Promise((resolve) =>
    wx.compressImage({
      src: picture,
      quality: QUALITY,
      ...(to.width < size.width ? { compressedWidth: to.width, compressedHeight: to.height } : {}),
      success: (made) => resolve(made.tempFilePath),
      fail: () => resolve(picture),
    }),
  )
  // #endif
  // #ifdef H5
  small = await drawn(picture)
  // #endif
  return small
}

// #ifdef H5
async function drawn(picture: string): Promise<string> {
  const image = new Image()
  image.src = picture
  await image.decode()
  const { width, height } = fitted(image.naturalWidth, image.naturalHeight)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')!.drawImage(image, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY / 100))
  return blob ? URL.createObjectURL(blob) : picture
}
// #endif
