import { parseMultipart } from './multipart.js';

test('parts keep their bytes, names and types', () => {
  const content = Buffer.from([0, 13, 10, 255, 45, 45]);
  const body = Buffer.concat([
    Buffer.from(
      '--b1\r\nContent-Disposition: form-data; name="file_metadata_01"\r\nContent-Type: application/json\r\n\r\n{}\r\n',
    ),
    Buffer.from('--b1\r\nContent-Disposition: form-data; name="file_content_01"; filename="a b.bin"\r\n\r\n'),
    content,
    Buffer.from('\r\n--b1--\r\n'),
  ]);
  expect(parseMultipart(body, 'multipart/form-data; boundary=b1')).toEqual([
    {
      name: 'file_metadata_01',
      fileName: undefined,
      contentType: 'application/json',
      content: Buffer.from('{}'),
    },
    { name: 'file_content_01', fileName: 'a b.bin', contentType: 'application/octet-stream', content },
  ]);
});
