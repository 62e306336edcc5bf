// For `node -r`: at its end the process writes the files that it has loaded to stderr.
process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\n')))
