"""What real players show: subtitles rendered by ffmpeg, mpv and VLC, and the pictures measured."""
