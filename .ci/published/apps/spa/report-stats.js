/** Of webpack and Rspack: prints what is wrong, and fails. Warnings are wrong but for those of size. */
export function reportStats(error, stats) {
  if (error) throw error;
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  const isAboutSize = ({ message }) => / size limit|performance/.test(message);
  const faults = [...errors, ...warnings.filter((warning) => !isAboutSize(warning))];
  for (const { message } of faults) console.error(message);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
