import { useEffect, useState } from 'preact/hooks';
import { fileKind } from '../../../runtime/file-kind.ts';
import { sizeText } from './size-text.ts';

/** Shows a file of this computer: its name and size, and the picture, video or sound that it holds. */
export function LocalFile({ id, file }: { readonly id: string; readonly file: File }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const created = URL.createObjectURL(file);
    setUrl(created);
    return () => {
      URL.revokeObjectURL(created);
    };
  }, [file]);
  const kind = fileKind(file.name, file.type);
  return (
    <div class="file" id={id} tabIndex={-1}>
      {url !== '' && kind === 'image' ? <img src={url} alt={`Preview of ${file.name}`} /> : null}
      {url !== '' && kind === 'video' ? (
        <video src={url} controls aria-label={`Preview of ${file.name}`} />
      ) : null}
      {url !== '' && kind === 'audio' ? (
        <audio src={url} controls aria-label={`Preview of ${file.name}`} />
      ) : null}
      <span>
        {file.name} <span class="muted">{sizeText(file.size)}, uploaded when you run</span>
      </span>
    </div>
  );
}
