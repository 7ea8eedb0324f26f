/** Asks the person for pictures. Answers none when they change their mind. */
export function choosePictures(count: number, cameraOnly: boolean): Promise<string[]> {
  const sourceType: ('camera' | 'album')[] = cameraOnly ? ['camera'] : ['camera', 'album']
  return new Promise((resolve, reject) => {
    const fail = (failure: { errMsg?: string }) =>
      /cancel/.test(failure.errMsg ?? '') ? resolve([]) : reject(new Error(failure.errMsg))
    // #ifdef MP-WEIXIN
    uni.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType,
      sizeType: ['compressed'],
      camera: 'back',
      success: (chosen) => resolve(chosen.tempFiles.map((file) => file.tempFilePath)),
      fail,
    })
    // #endif
    // #ifdef H5
    uni.chooseImage({
      count,
      sourceType,
      success: (chosen) => resolve([chosen.tempFilePaths].flat()),
      fail,
    })
    // #endif
  })
}
