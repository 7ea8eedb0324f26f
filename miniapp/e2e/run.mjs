console.log('no stories yet')
